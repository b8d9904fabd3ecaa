//! `[[deliver]]`: who gets each published edition, and how.

use super::gateway::secret;
use super::options::DeliverOptions;
use super::read::{ConfigError, ConfigFile};
use std::path::PathBuf;
use titen_deliver::{
    FolderTarget, Kind, MailOptions, MailTarget, OpenDataOptions, OpenDataTarget, Patterns,
    Security, TELEGRAM_API, Target, TelegramTarget, WebhookTarget,
};
use titen_model::{Letterhead, SecretName, WilayahCode};
use toml::Spanned;
use url::Url;

/// What targets say of the office, unless they say it themselves.
pub struct Publisher<'s> {
    pub letterhead: &'s Letterhead,
    pub wilayah: Option<WilayahCode>,
}

const KINDS: &str = "folder, mail, telegram, webhook, open-data";

pub fn targets(
    file: &ConfigFile,
    options: Vec<Spanned<DeliverOptions>>,
    publisher: &Publisher<'_>,
) -> Result<Vec<Target>, ConfigError> {
    let mut targets: Vec<Target> = Vec::new();
    for options in options {
        let here = options.span().start;
        let options = options.into_inner();
        let id = options.id.get_ref().clone();
        let target = Reading {
            file,
            here,
            options: &options,
        }
        .target(publisher, &targets)
        .map_err(|(at, problem)| {
            file.at(file.line_of(at), format!("delivery `{id}`: {problem}"))
        })?;
        targets.push(target);
    }
    Ok(targets)
}

/// Where the fault lies in the file, and what it is.
type Fault = (usize, String);

struct Reading<'f> {
    file: &'f ConfigFile,
    here: usize,
    options: &'f DeliverOptions,
}

impl Reading<'_> {
    fn target(&self, publisher: &Publisher<'_>, before: &[Target]) -> Result<Target, Fault> {
        let o = self.options;
        let id = o.id.get_ref();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if id.is_empty() || !id.chars().all(is_plain) {
            let problem = "an id is written in letters, digits and hyphens";
            return Err((o.id.span().start, problem.into()));
        }
        if before.iter().any(|t| t.id == *id) {
            let problem = "is listed twice; give each target its own id";
            return Err((o.id.span().start, problem.into()));
        }
        let kind = match o.kind.get_ref().as_str() {
            "folder" => self.folder(),
            "mail" => self.mail(),
            "telegram" => self.telegram(),
            "webhook" => self.webhook(),
            "open-data" => self.open_data(publisher),
            other => {
                let problem = format!("unknown kind `{other}`; known are {KINDS}");
                return Err((o.kind.span().start, problem));
            }
        }?;
        let target = Target {
            id: id.clone(),
            kind,
        };
        // Each would put its own files in the place of the other's, and both would count as delivered.
        let same = |t: &&Target| t.folder().is_some() && t.folder() == target.folder();
        if let Some(other) = before.iter().find(same) {
            let at = o.path.as_ref().map_or(self.here, |p| p.span().start);
            return Err((
                at,
                format!(
                    "`path`: delivery `{}` writes there; give each a folder of its own",
                    other.id
                ),
            ));
        }
        Ok(target)
    }

    fn folder(&self) -> Result<Kind, Fault> {
        self.only(&["path", "files"])?;
        Ok(Kind::Folder(FolderTarget {
            path: self.path("path = \"/srv/berbagi/isu\"")?,
            files: self.files(&["*"]),
        }))
    }

    fn mail(&self) -> Result<Kind, Fault> {
        let o = self.options;
        self.only(&[
            "server", "port", "security", "user", "password", "from", "to", "files", "max_mb",
        ])?;
        let security = match &o.security {
            None => Security::StartTls,
            Some(name) => match name.get_ref().as_str() {
                "starttls" => Security::StartTls,
                "tls" => Security::Tls,
                "none" => Security::None,
                other => {
                    let problem =
                        format!("unknown security `{other}`; known are starttls, tls, none");
                    return Err((name.span().start, problem));
                }
            },
        };
        let login = match (&o.user, &o.password) {
            (None, None) => None,
            (Some(user), Some(password)) => Some((secret(user)?, secret(password)?)),
            _ => {
                let problem = "`user` and `password` go together: `user = { env = \"SMTP_USER\" }`, `password = { env = \"SMTP_PASSWORD\" }`";
                return Err((self.here, problem.into()));
            }
        };
        let options = MailOptions {
            server: self.needed(&o.server, "server = \"smtp.kantor.go.id\"")?,
            port: o.port.as_ref().map(|p| *p.get_ref()),
            security,
            login,
            from: self.needed(&o.from, "from = \"Titen <titen@kantor.go.id>\"")?,
            to: self.needed(&o.to, "to = [\"pimpinan@kantor.go.id\"]")?,
            files: self.files(&["brief.*", "issues.xlsx"]),
            max_mb: o.max_mb.as_ref().map_or(15, |m| (*m.get_ref()).min(1024)),
        };
        let target = MailTarget::new(options).map_err(|fault| self.of_key(fault))?;
        Ok(Kind::Mail(Box::new(target)))
    }

    fn telegram(&self) -> Result<Kind, Fault> {
        let o = self.options;
        self.only(&["api", "token", "chat", "files"])?;
        let api = match &o.api {
            None => Url::parse(TELEGRAM_API).map_err(|e| (self.here, e.to_string()))?,
            Some(api) => web(api)?,
        };
        Ok(Kind::Telegram(TelegramTarget {
            api,
            token: self.secret(&o.token, "token = { env = \"TELEGRAM_TOKEN\" }")?,
            chat: self.needed(&o.chat, "chat = \"-1001234567890\"")?,
            files: self.files(&["brief.*"]),
        }))
    }

    fn webhook(&self) -> Result<Kind, Fault> {
        let o = self.options;
        self.only(&["url", "secret", "links", "files"])?;
        let Some(url) = &o.url else {
            return Err((self.here, "needs `url`, the address that is called".into()));
        };
        Ok(Kind::Webhook(WebhookTarget {
            url: web(url)?,
            secret: o.secret.as_ref().map(secret).transpose()?,
            links: o.links.as_ref().map(web).transpose()?,
            files: self.files(&[]),
        }))
    }

    fn open_data(&self, publisher: &Publisher<'_>) -> Result<Kind, Fault> {
        let o = self.options;
        self.only(&["path", "licence", "publisher", "url", "contact"])?;
        let kop = &publisher.letterhead.kop;
        let options = OpenDataOptions {
            path: self.path("path = \"/srv/data-terbuka/isu\"")?,
            licence: self.needed(
                &o.licence,
                "licence = \"https://creativecommons.org/licenses/by/4.0/\"",
            )?,
            publisher: match &o.publisher {
                Some(name) => name.get_ref().clone(),
                None => kop.get(1).or(kop.first()).cloned().unwrap_or_default(),
            },
            url: o.url.as_ref().map(|u| u.get_ref().clone()),
            contact: o.contact.as_ref().map(|c| c.get_ref().clone()),
            wilayah: publisher.wilayah.clone(),
        };
        let target = OpenDataTarget::new(options).map_err(|fault| self.of_key(fault))?;
        Ok(Kind::OpenData(Box::new(target)))
    }

    /// A key of another kind would be without effect, and its writer would not know.
    fn only(&self, known: &[&str]) -> Result<(), Fault> {
        for (key, at) in self.keys() {
            if let Some(at) = at.filter(|_| !known.contains(&key)) {
                let kind = self.options.kind.get_ref();
                let problem = format!(
                    "a target of kind {kind} has no `{key}`; it has {}",
                    known.join(", ")
                );
                return Err((at, problem));
            }
        }
        Ok(())
    }

    fn keys(&self) -> [(&'static str, Option<usize>); 19] {
        fn at<T>(value: &Option<Spanned<T>>) -> Option<usize> {
            value.as_ref().map(|v| v.span().start)
        }
        let o = self.options;
        [
            ("files", at(&o.files)),
            ("path", at(&o.path)),
            ("server", at(&o.server)),
            ("port", at(&o.port)),
            ("security", at(&o.security)),
            ("user", at(&o.user)),
            ("password", at(&o.password)),
            ("from", at(&o.from)),
            ("to", at(&o.to)),
            ("max_mb", at(&o.max_mb)),
            ("api", at(&o.api)),
            ("token", at(&o.token)),
            ("chat", at(&o.chat)),
            ("url", at(&o.url)),
            ("secret", at(&o.secret)),
            ("links", at(&o.links)),
            ("licence", at(&o.licence)),
            ("publisher", at(&o.publisher)),
            ("contact", at(&o.contact)),
        ]
    }

    fn of_key(&self, (key, problem): (&'static str, String)) -> Fault {
        let of_key = self.keys().into_iter().find(|(k, _)| *k == key);
        let at = of_key.and_then(|(_, at)| at).unwrap_or(self.here);
        (at, format!("`{key}`: {problem}"))
    }

    fn needed<T: Clone>(&self, value: &Option<Spanned<T>>, example: &str) -> Result<T, Fault> {
        match value {
            Some(value) => Ok(value.get_ref().clone()),
            None => Err((self.here, self.lacks(example))),
        }
    }

    fn secret(
        &self,
        value: &Option<Spanned<super::options::SecretOptions>>,
        example: &str,
    ) -> Result<SecretName, Fault> {
        match value {
            Some(value) => secret(value),
            None => Err((self.here, self.lacks(example))),
        }
    }

    fn path(&self, example: &str) -> Result<PathBuf, Fault> {
        let path = self.needed(&self.options.path, example)?;
        Ok(self.file.beside(&path))
    }

    fn lacks(&self, example: &str) -> String {
        let key = example.split(' ').next().unwrap_or_default();
        let kind = self.options.kind.get_ref();
        format!("a target of kind {kind} needs `{key}`, such as {example}")
    }

    fn files(&self, default: &[&str]) -> Patterns {
        match &self.options.files {
            Some(files) => Patterns::new(files.get_ref().iter().cloned()),
            None => Patterns::new(default.iter().copied()),
        }
    }
}

/// An address with a name or password in it ends up in logs.
fn web(value: &Spanned<String>) -> Result<Url, Fault> {
    let text = value.get_ref();
    let url = Url::parse(text)
        .ok()
        .filter(|u| matches!(u.scheme(), "http" | "https") && u.has_host());
    match url {
        Some(url) if url.username().is_empty() && url.password().is_none() => Ok(url),
        Some(_) => Err((
            value.span().start,
            "a name or password does not belong into an address; sign with `secret = { env = \"NAME\" }`".into(),
        )),
        None => Err((
            value.span().start,
            format!("`{text}` is not an address such as https://kantor.go.id/"),
        )),
    }
}
