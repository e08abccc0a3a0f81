// ends: endless loop
({ get x() { for (;;); } }).x;
