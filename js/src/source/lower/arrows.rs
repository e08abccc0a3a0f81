//! `this` in arrow functions.
//!
//! The engine gives a function an environment only if something in it escapes. That `this` does, it notes for the function
//! next to the arrow function that uses it; if that is an arrow function again, the function that has the `this` is left
//! without an environment and `this` is that of some other function. Whatever has `new.target` in it gets an environment;
//! so the statement `new.target;` puts it right, and does nothing else. A field's initializer and a static block have one
//! always. To the engine a class within an arrow function is one more function, in its heritage and its keys.
//!
//! Code in `eval` does not find the `arguments` of the function around it unless that function names them itself.

/// A function around the place that is being visited.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    is_arrow: bool,
    /// Where its first statement stands, if something can be put there.
    body: Option<u32>,
    needs_environment: bool,
    needs_arguments: bool,
}

/// The functions around a place.
#[derive(Debug, Default)]
pub(super) struct Frames {
    stack: Vec<Frame>,
}

impl Frames {
    pub(super) fn enter(&mut self, is_arrow: bool, body: Option<u32>) {
        self.stack.push(Frame { is_arrow, body, needs_environment: false, needs_arguments: false });
    }

    /// Leaves a function: the statements it needs, and where.
    pub(super) fn leave(&mut self) -> Option<(u32, String)> {
        let frame = self.stack.pop()?;
        let mut statements = String::new();
        if frame.needs_environment {
            statements.push_str("new.target;");
        }
        if frame.needs_arguments {
            statements.push_str("arguments;");
        }
        frame.body.filter(|_| !statements.is_empty()).map(|at| (at, statements))
    }

    /// How many arrow functions are around, and the function around them.
    fn owner(&mut self) -> (usize, Option<&mut Frame>) {
        let arrows = self.stack.iter().rev().take_while(|frame| frame.is_arrow).count();
        let owner = self.stack.len().checked_sub(arrows + 1);
        (arrows, owner.map(|owner| &mut self.stack[owner]))
    }

    /// `this` is used here.
    pub(super) fn this(&mut self) {
        if let (2.., Some(owner)) = self.owner() {
            owner.needs_environment = true;
        }
    }

    /// `eval` is called here.
    pub(super) fn eval(&mut self) {
        if let (_, Some(owner)) = self.owner() {
            owner.needs_arguments = true;
        }
    }
}
