//! The program's call stack as the trace shows it: followed by comparing the engine's stack at each marker.

use boa_engine::Context;
use boa_engine::vm::CallFrame;
use looplab_core::rule::Rule;
use looplab_core::trace::EventKind;

use super::world::World;
use crate::source::PointKind;

/// The engine's frames as they were at the last marker, outermost first.
#[derive(Default)]
pub(crate) struct Stack {
    frames: Vec<Frame>,
}

struct Frame {
    /// The function's code, which tells activations apart as far as the engine lets us.
    code: usize,
    /// Whether it is the program's and not the host library's.
    ours: bool,
}

impl World {
    /// Records the calls and returns since the last marker, now that the program is at `point`.
    pub(crate) fn follow_stack(&self, point: u32, context: &Context) {
        let Some(span) = self.span_of(point) else { return };
        let program = self.program.borrow();
        let Some(here) = program.as_ref().and_then(|p| p.points.get(point as usize)) else { return };
        let mut now: Vec<&CallFrame> = context.stack_trace().collect();
        now.reverse();
        let mut stack = self.stack.borrow_mut();
        let mut same =
            stack.frames.iter().zip(&now).take_while(|(old, new)| old.code == code_of(new)).count();
        // A function that begins anew at the depth of the last one is another call of it.
        if here.kind == PointKind::FunctionEntry
            && same == now.len()
            && same == stack.frames.len()
            && same > 0
        {
            same -= 1;
        }
        for frame in stack.frames.drain(same..).rev() {
            if frame.ours {
                self.record(Rule::RunToCompletion, || EventKind::Returned);
            }
        }
        for frame in &now[same..] {
            let location = frame.position();
            let ours = location.path.to_string() == self.path;
            if ours {
                let engine_name = location.function_name.to_std_string_escaped();
                let outermost = stack.frames.is_empty() && self.in_main.get();
                let function = match &here.function {
                    Some(name) => name.clone(),
                    None if outermost => "(program)".to_owned(),
                    None => engine_name,
                };
                self.record(Rule::RunToCompletion, || EventKind::Called { function: function.into(), span });
            }
            stack.frames.push(Frame { code: code_of(frame), ours });
        }
    }

    /// The stack is empty: the callback is over.
    pub(crate) fn forget_stack(&self) {
        for frame in self.stack.borrow_mut().frames.drain(..).rev() {
            if frame.ours {
                self.record(Rule::RunToCompletion, || EventKind::Returned);
            }
        }
    }
}

fn code_of(frame: &CallFrame) -> usize {
    std::ptr::from_ref(&**frame.code_block()) as usize
}
