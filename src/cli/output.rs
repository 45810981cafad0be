//! A writer whose reader may be gone.
//!
//! Who reads the output must not decide whether the work is done: a command goes on to its end and leaves with the code of
//! its work, whatever became of its output.

use std::io::{self, ErrorKind, Write};

/// Hands on what is written as long as that works, and remembers why it did not.
pub(super) struct FailSafeWriter<'a> {
    inner: &'a mut dyn Write,
    failed: Option<io::Error>,
}

impl<'a> FailSafeWriter<'a> {
    pub(super) fn new(inner: &'a mut dyn Write) -> FailSafeWriter<'a> {
        FailSafeWriter {
            inner,
            failed: None,
        }
    }

    /// Why not all was written, where anybody could still want it: a reader that has gone does not.
    pub(super) fn failure(self) -> Option<io::Error> {
        self.failed
            .filter(|error| error.kind() != ErrorKind::BrokenPipe)
    }

    fn remember(&mut self, result: io::Result<()>) {
        if let Err(error) = result {
            self.failed = Some(error);
        }
    }
}

impl Write for FailSafeWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none() {
            let written = self.inner.write_all(bytes);
            self.remember(written);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed.is_none() {
            let flushed = self.inner.flush();
            self.remember(flushed);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Full(ErrorKind);

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn a_reader_that_has_gone_stops_nothing_and_a_full_disk_is_told_in_the_end() {
        for (kind, told) in [
            (ErrorKind::BrokenPipe, false),
            (ErrorKind::StorageFull, true),
        ] {
            let mut inner = Full(kind);
            let mut out = FailSafeWriter::new(&mut inner);
            assert!(writeln!(out, "one").is_ok() && out.flush().is_ok());
            assert_eq!(out.failure().is_some(), told, "{kind:?}");
        }
    }
}
