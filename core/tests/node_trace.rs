//! One trace, to be read beside `uv_run`: <https://github.com/libuv/libuv/blob/v1.x/src/unix/core.c>.

mod node_host;

use std::fmt::Write as _;

use looplab_core::choice::DefaultChooser;
use looplab_core::course::Journal;
use looplab_core::limits::Limits;
use looplab_core::node::{EventLoop, Profile};
use looplab_core::sim::Work;
use looplab_core::state::State;
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::{EventKind, TraceEvent, Tracer};

use node_host::{Host, f, say};

/// One line per event, a turn's and a phase's flush left.
fn text(events: &[TraceEvent]) -> String {
    let mut out = String::new();
    for TraceEvent { at, rule, kind } in events {
        let line = match kind {
            EventKind::Turn { number } => format!("turn {number}"),
            EventKind::Phase { phase } => format!(" {phase:?}"),
            EventKind::TimeUpdated { loop_time } => format!("  loop time {loop_time}"),
            EventKind::Queued { task, queue } => format!("  {queue:?} + {}", task.0),
            EventKind::TimerArmed { task, due, delay, .. } => {
                format!("  Timers + {} after {delay}, due {due}", task.0)
            }
            EventKind::Moved { task, to, .. } => format!("  {to:?} <- {}", task.0),
            EventKind::Cancelled { task } => format!("  cancel {}", task.0),
            EventKind::Started { task, run } => format!("  run {} {run:?}", task.0),
            EventKind::Finished { task } => format!("  end {}", task.0),
            EventKind::RequestStarted { task, what } => format!("  Requests + {} {what}", task.0),
            EventKind::Polled { wait } => format!("  wait {wait:?}"),
            EventKind::Chose { point, options, answer, .. } => {
                format!("  {point:?}: {answer}, one of {options}")
            }
            other => format!("  {other:?}"),
        };
        writeln!(out, "{at} {line:<42} {rule:?}").expect("a string");
    }
    out
}

fn traced() -> Vec<TraceEvent> {
    let mut host = Host::with(Profile::node24(), Tracer::on(), Box::new(DefaultChooser));
    host.start(
        f(|h| {
            h.timeout(5.0, say("timeout"));
            h.immediate(say("immediate"));
            h.micro(say("microtask"));
            h.tick(say("tick"));
            let work = Work::Pool { cost: Duration::from_millis(2), slow: false };
            h.request(
                work,
                f(|h| {
                    let handle = h.node.open_handle(h.run.after(h.sim.now(), h.sim.passed()), "socket");
                    h.close(handle, say("close"));
                }),
            );
        }),
        false,
    );
    host.run_to_end().expect("within limits");
    assert_eq!(host.out, ["tick", "microtask", "immediate", "close", "timeout"]);
    host.run.tracer.take()
}

#[test]
fn a_trace_reads_as_uv_run() {
    let text = text(&traced());
    assert_eq!(text.trim_end(), EXPECTED.trim(), "\n{text}");
}

#[test]
fn the_state_at_the_end_is_empty() {
    let mut state = State::default();
    for event in traced() {
        state.apply(&event);
    }
    assert!(state.queues.is_empty(), "{:?}", state.queues);
    assert!(state.running.is_empty());
    assert_eq!(state.turn, 3);
}

const EXPECTED: &str = r"
0.000 ms  Main                                      RunScript
0.000 ms   run 1 Main                               RunScript
0.000 ms   Timers + 2 after 5.000 ms, due 5.000 ms  NodeTimerList
0.000 ms   Immediates + 3                           NodeImmediate
0.000 ms   Microtasks + 4                           QueueMicrotask
0.000 ms   Ticks + 5                                ScheduledByProgram
0.000 ms   Requests + 6 request                     ScheduledByProgram
0.000 ms   end 1                                    RunToCompletion
0.000 ms  Ticks                                     NodeTicksFirst
0.000 ms   run 5 Tick                               NodeTicksFirst
0.000 ms   end 5                                    RunToCompletion
0.000 ms   run 4 Microtask                          NodeMicrotasksAfterTicks
0.000 ms   end 4                                    RunToCompletion
0.000 ms turn 1                                     UvAlive
0.000 ms  IdlePrepare                               UvIdlePrepare
0.000 ms  Poll                                      UvPoll
0.000 ms   wait No                                  UvPollNoWait
0.000 ms  Check                                     UvCheck
0.000 ms   run 3 Immediate                          UvCheck
0.000 ms   end 3                                    RunToCompletion
0.000 ms turn 2                                     UvAlive
0.000 ms  Poll                                      UvPoll
0.000 ms   wait Until(5.000 ms)                     UvPoll
2.000 ms   loop time 2                              UvUpdateTime
2.000 ms   Poll <- 6                                RequestDone
2.000 ms   run 6 Completion                         UvPoll
2.000 ms   Requests + 7 socket                      ScheduledByProgram
2.000 ms   Closing <- 7                             UvClosing
2.000 ms   end 6                                    RunToCompletion
2.000 ms  Closing                                   UvClosing
2.000 ms   run 7 Close                              UvClosing
2.000 ms   end 7                                    RunToCompletion
2.000 ms turn 3                                     UvAlive
2.000 ms  Poll                                      UvPoll
2.000 ms   wait Until(5.000 ms)                     UvPoll
5.000 ms   loop time 5                              UvUpdateTime
5.000 ms  Timers                                    UvRunTimers
5.000 ms   run 2 Timer { repeats: false }           NodeTimerList
5.000 ms   end 2                                    RunToCompletion
5.000 ms  Done                                      UvAlive
";

/// Handles and timers are found by hash and by page; what a trace says of them must not show it.
#[test]
fn what_exit_drops_is_named_in_the_order_in_which_it_was_made() {
    let now = Instant::ZERO;
    let mut node: EventLoop<()> = EventLoop::new(Profile::node24(), Limits::default());
    let run = &mut Journal::usual(now, Tracer::on());
    let mut made = Vec::new();
    for n in 0..500 {
        made.push(node.open_handle(run, "socket"));
        made.push(node.set_timer(run, (), f64::from(n % 7), false));
        made.push(node.set_immediate(run, ()));
    }
    node.stop(run);
    let cancelled = run.tracer.events().iter().filter_map(|event| match event.kind {
        EventKind::Cancelled { task } => Some(task),
        _ => None,
    });
    assert_eq!(cancelled.collect::<Vec<_>>(), made);
}
