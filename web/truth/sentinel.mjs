// A program may print this with console.debug to say that it is done. It ends the run of a page, so that random
// programs need not be watched for the whole of their settle time, and it is not output.
export const SENTINEL = '\u0000end';
