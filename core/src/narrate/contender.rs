//! What a reader would have expected to run instead.

use crate::state::{Item, State};
use crate::task::{Queue, TaskId};

/// Of what waits in another queue, was queued before `task` and could run by now, the one that was queued last: the nearest
/// to it in the program's order.
pub(super) fn contender(before: &State, task: TaskId) -> Option<(Queue, &Item)> {
    let own = before.queues.iter().find(|(_, line)| line.items().any(|item| item.task == task));
    let own = own.map(|(queue, _)| queue);
    let others = before.queues.iter().filter(|(queue, _)| Some(*queue) != own);
    let heads = others.filter_map(|(queue, line)| Some((queue, line.items().next()?)));
    let runnable = heads.filter(|(queue, item)| item.task < task && is_runnable(before, *queue, item));
    runnable.max_by_key(|(_, item)| item.task)
}

/// Whether nothing but the loop's order keeps it waiting.
fn is_runnable(state: &State, queue: Queue, item: &Item) -> bool {
    match queue {
        Queue::Requests | Queue::AnimationFrames | Queue::IdleCallbacks => false,
        Queue::Timers => item.due.is_some_and(|due| due <= state.now),
        _ => true,
    }
}
