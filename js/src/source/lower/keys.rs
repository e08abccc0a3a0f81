//! Names in the computed keys of a class's methods.
//!
//! The engine does not look into these keys when it finds out which names another function uses; so a name of a function
//! around is not kept for a class in a function within. A static block that does nothing uses it, too.

use super::spelling::spelled;
use super::text::Text;

/// Uses `names` at the end of a class.
pub(super) fn seen(names: &[&str], at: u32, text: &mut Text<'_, '_>) {
    if !names.is_empty() {
        let names: Vec<_> = names.iter().map(|name| spelled(name)).collect();
        text.statement(at, &format!(";static{{if(0)[{}]}}", names.join(",")));
    }
}
