//! How many files and sockets this process may have open.

/// Raises the soft limit of open files to the hard one, and answers it; `None` where there is no such limit.
/// <https://man7.org/linux/man-pages/man2/getrlimit.2.html>
#[cfg(unix)]
pub fn raise_limit() -> Option<u64> {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    let before = limit.current;
    limit.current = limit.maximum;
    match setrlimit(Resource::Nofile, limit) {
        Ok(()) => limit.maximum,
        Err(_) => before,
    }
}

/// Raises the soft limit of open files to the hard one; there is none here.
#[cfg(not(unix))]
pub fn raise_limit() -> Option<u64> {
    None
}
