//! Runs the binary in a temporary folder, without the environment's proxies.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub struct Titen {
    dir: TempDir,
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Titen {
    /// With the config that is given as text.
    pub fn with_config(config: &str) -> Self {
        let titen = Titen {
            dir: tempfile::tempdir().expect("a temporary folder"),
        };
        titen.write("titen.toml", config);
        titen
    }

    /// An office whose clock stands still and whose scope is Bojonegoro.
    pub fn at(now: &str) -> Self {
        Titen::with_config(&format!("version = 1\nnow = \"{now}\"\n"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).expect("a file is written");
        path
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    pub fn exists(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_titen"));
        command
            .current_dir(self.dir.path())
            .arg("--config")
            .arg("titen.toml")
            .args(args);
        for proxy in [
            "http_proxy",
            "https_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
        ] {
            command.env(proxy, "http://127.0.0.1:9/");
        }
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        ran(self.command(args).output().expect("titen starts"))
    }

    /// A run that must succeed.
    pub fn ok(&self, args: &[&str]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "titen {}: {}", args.join(" "), ran.err);
        ran
    }
}

pub fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Said past the test runner's capture: what a machine cannot test must not pass silently.
pub fn left_out(what: &str) {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "left out: {what}").expect("standard error");
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
