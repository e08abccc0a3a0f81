use super::*;

const LATE: Duration = Duration::from_millis(2);

fn micros(micros: u64) -> Duration {
    Duration::from_micros(micros)
}

/// How many milliseconds the clock may have gone on between two looks.
fn readings(zone: &Zone, first: Mark, second: Mark) -> Vec<i64> {
    let reads = |by: i64| {
        zone.allows(&[
            Bound::not_after(first, by * MILLI, second),
            Bound::after(first, by * MILLI + 1, second),
        ])
    };
    (-3..20).filter(|&by| reads(by)).collect()
}

#[test]
fn less_than_a_millisecond_is_in_one_or_in_two() {
    let mut zone = Zone::new(LATE);
    let first = zone.look(Instant::ZERO);
    zone.elapse(micros(250), micros(250));
    let second = zone.look(Instant::ZERO + micros(250));
    zone.elapse(micros(250), micros(250));
    let third = zone.look(Instant::ZERO + micros(500));
    assert_eq!(readings(&zone, first, second), [0, 1]);
    assert_eq!(readings(&zone, first, third), [0, 1]);
    // One boundary lies between the first two: then none between the second and the third.
    zone.keep(vec![Bound::not_after(first, MILLI, second)]);
    assert_eq!(readings(&zone, second, third), [0]);
}

#[test]
fn whole_milliseconds_are_counted_exactly() {
    let mut zone = Zone::new(LATE);
    let first = zone.look(Instant::ZERO);
    zone.elapse(Duration::from_millis(3), Duration::from_millis(3));
    let second = zone.look(Instant::from_millis(3));
    assert_eq!(readings(&zone, first, second), [3]);
    zone.elapse(micros(500), micros(1_700));
    let third = zone.look(Instant::from_millis(4));
    assert_eq!(readings(&zone, second, third), [0, 1, 2]);
}

#[test]
fn a_sleep_ends_when_it_should_or_a_little_later() {
    let mut zone = Zone::new(LATE);
    let set = zone.look(Instant::ZERO);
    zone.elapse(micros(100), micros(300));
    zone.split(&[Case { sleeps: Some((set, 5 * MILLI)), ..Case::default() }]);
    let woken = zone.look(Instant::from_millis(5));
    assert_eq!(readings(&zone, set, woken), [5, 6, 7]);
}

#[test]
fn cases_are_kept_apart_until_one_is_excluded() {
    let mut zone = Zone::new(Duration::ZERO);
    let set = zone.look(Instant::ZERO);
    zone.elapse(micros(4_600), micros(4_600));
    let early = Case { given: vec![Bound::not_after(set, 5 * MILLI, Mark::NOW)], ..Case::default() };
    let given = vec![Bound::after(set, 5 * MILLI, Mark::NOW)];
    let asleep = Case { given, sleeps: Some((set, 5 * MILLI)), reads: Vec::new() };
    zone.split(&[early, asleep]);
    let now = zone.look(Instant::from_millis(5));
    assert_eq!(readings(&zone, set, now), [5]);
    assert!(zone.cases.len() <= 2);
    zone.forget(set);
    zone.forget(now);
    assert_eq!(zone.cases.len(), 1, "nothing tells them apart any more");
}

#[test]
fn looks_beyond_the_bound_read_what_they_usually_do() {
    let mut zone = Zone::new(LATE);
    let looks: Vec<Mark> = (0..40_u64)
        .map(|n| {
            zone.elapse(micros(300), micros(300));
            zone.look(Instant::ZERO + micros(300 * n))
        })
        .collect();
    assert!(zone.is_full());
    assert!(looks.windows(2).all(|pair| !zone.allows(&[Bound::after(pair[0], 0, pair[1])])), "never back");
}
