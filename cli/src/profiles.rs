//! `looplab profiles`.

use std::io::{self, Write};
use std::process::ExitCode;

use looplab_js::{PROFILES, Runtime};

use crate::args::ProfilesArgs;
use crate::output;

fn runtime_name(runtime: Runtime) -> &'static str {
    match runtime {
        Runtime::Node => "node",
        Runtime::Browser => "browser",
    }
}

/// Lists the profiles.
pub(crate) fn profiles(args: &ProfilesArgs) -> Result<ExitCode, String> {
    let mut out = io::stdout().lock();
    for profile in PROFILES {
        let runtime = runtime_name(profile.runtime);
        output::written(if args.json {
            let json = serde_json::json!({ "name": profile.name, "runtime": runtime, "version": profile.version, "about": profile.about });
            writeln!(out, "{json}")
        } else {
            writeln!(out, "{:<14} {runtime:<8} {}", profile.name, profile.about)
        })?;
    }
    Ok(ExitCode::SUCCESS)
}
