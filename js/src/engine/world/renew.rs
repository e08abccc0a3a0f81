//! The world of another run in the same engine.

use super::{Setup, World};

impl World {
    /// Everything as [`new`](Self::new) makes it, for another run of the same program in the same engine.
    pub(crate) fn renew(&self, setup: Setup) {
        let fresh = Self::new(setup);
        // Every field is named, so that one that is added later cannot be forgotten here.
        let Self {
            // The same in all runs of a program.
            runtime: _,
            profile: _,
            costs: _,
            limits: _,
            tracing: _,
            path: _,
            args: _,
            // Watches the program from its start on.
            in_head: _,
            ecma: _,
            beliefs,
            texts,
            messages,
            event_loop,
            journal,
            sim,
            program,
            trail,
            files,
            outputs,
            labels,
            stack,
            hooks,
            rejected,
            exit_code,
            point,
            awaiting,
            in_main,
            in_script,
            last_throw,
            throws,
            operations,
            printed,
            async_context,
            reporting,
            running,
            depth,
            stack_base,
            main_module,
            last_await,
            linking,
            halted,
            stopped,
            work,
            ended_at,
            random,
            watch: _,
            written,
            next_promise,
        } = self;
        beliefs.renew();
        texts.renew();
        operations.renew();
        messages.forget();
        event_loop.swap(&fresh.event_loop);
        journal.swap(&fresh.journal);
        sim.swap(&fresh.sim);
        program.swap(&fresh.program);
        trail.swap(&fresh.trail);
        files.swap(&fresh.files);
        outputs.swap(&fresh.outputs);
        labels.swap(&fresh.labels);
        stack.swap(&fresh.stack);
        hooks.swap(&fresh.hooks);
        rejected.swap(&fresh.rejected);
        throws.swap(&fresh.throws);
        async_context.swap(&fresh.async_context);
        main_module.swap(&fresh.main_module);
        stopped.swap(&fresh.stopped);
        exit_code.swap(&fresh.exit_code);
        point.swap(&fresh.point);
        awaiting.swap(&fresh.awaiting);
        in_main.swap(&fresh.in_main);
        in_script.swap(&fresh.in_script);
        last_throw.swap(&fresh.last_throw);
        printed[0].swap(&fresh.printed[0]);
        printed[1].swap(&fresh.printed[1]);
        reporting.swap(&fresh.reporting);
        running.swap(&fresh.running);
        depth.swap(&fresh.depth);
        stack_base.swap(&fresh.stack_base);
        last_await.swap(&fresh.last_await);
        linking.swap(&fresh.linking);
        halted.swap(&fresh.halted);
        work.renew();
        ended_at.swap(&fresh.ended_at);
        random.swap(&fresh.random);
        written.swap(&fresh.written);
        next_promise.swap(&fresh.next_promise);
    }
}
