//! `this` in arrow functions.
//!
//! The engine gives a function an environment only if something in it escapes. That `this` does, it notes for the function
//! next to the arrow function that uses it; if that is an arrow function again, the function that has the `this` is left
//! without an environment and `this` is that of some other function. Whatever has `new.target` in it gets an environment;
//! so the statement `new.target;` puts it right, and does nothing else. A field's initializer and a static block have one
//! always.

/// A function around the place that is being visited.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    is_arrow: bool,
    /// Where its first statement stands, if something can be put there.
    body: Option<u32>,
    needs_environment: bool,
}

/// The functions around a place.
#[derive(Debug, Default)]
pub(super) struct Frames {
    stack: Vec<Frame>,
}

impl Frames {
    pub(super) fn enter(&mut self, is_arrow: bool, body: Option<u32>) {
        self.stack.push(Frame { is_arrow, body, needs_environment: false });
    }

    /// Leaves a function. Where it needs something to get an environment.
    pub(super) fn leave(&mut self) -> Option<u32> {
        self.stack.pop().filter(|frame| frame.needs_environment).and_then(|frame| frame.body)
    }

    /// `this` is used here.
    pub(super) fn this(&mut self) {
        let arrows = self.stack.iter().rev().take_while(|frame| frame.is_arrow).count();
        let owner = self.stack.len().checked_sub(arrows + 1);
        if let Some(owner) = owner.filter(|_| arrows > 1) {
            self.stack[owner].needs_environment = true;
        }
    }
}

/// The statement that gives a function an environment.
pub(super) const ENVIRONMENT: &str = "new.target;";
