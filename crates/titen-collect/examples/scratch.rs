use std::time::Instant;
use titen_collect::*;
fn main() {
    let url = url::Url::parse("http://x.test/feed").unwrap();
    let mut files: Vec<_> = std::fs::read_dir("/work/shared/data/web/feeds").unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for f in files {
        let b = std::fs::read(&f).unwrap();
        match parse_feed(&b, None, &url) {
            Ok(p) => {
                let dated = p.entries.iter().filter(|e| e.published.is_some()).count();
                let keyed = p.entries.iter().filter(|e| e.key.is_some()).count();
                let bodied = p.entries.iter().filter(|e| e.body.is_some()).count();
                println!("{} {} entries {} dated {} keyed {} bodied {} broken", f.display(), p.entries.len(), dated, keyed, bodied, p.broken.len());
            }
            Err(e) => println!("{} ERR {e}", f.display()),
        }
        // truncation at many points: no panic, no loss of whole entries
        let t = Instant::now();
        for k in 1..10 { let _ = parse_feed(&b[..b.len()*k/10], None, &url); }
        if t.elapsed().as_millis() > 500 { println!("slow {:?}", t.elapsed()); }
    }
    let w = Web::new(WebSettings { retries: 0, timeout: std::time::Duration::from_secs(3), local: [("kabar.test".to_owned(), "127.0.0.1:18443".parse().unwrap())].into(), ..Default::default() }).unwrap();
    let rt = tokio::runtime::Runtime::new().unwrap();
    match rt.block_on(w.get(&url::Url::parse("https://kabar.test/cert.pem").unwrap(), &Default::default())) {
        Ok(Fetched::Page(p)) => println!("https ok {} bytes", p.body.len()),
        Ok(_) => println!("304?"),
        Err(e) => println!("https: {e}"),
    }
    let t = Instant::now();
    let o = JsonlOrigin { name: "items".into(), source: "x".into(), channel: None, wilayah: None };
    let i = Intake::new("s");
    let (mut n, mut bad, mut raw, mut red) = (0, vec![], 0, 0);
    for r in read_jsonl(open_jsonl("/work/shared/data/corpus/items.jsonl.gz".as_ref()).unwrap(), &o, &i, "2026-11-24T00:00:00Z".parse().unwrap()) {
        match r { Ok(it) => { n += 1; raw += it.extra.contains_key("published_raw") as usize; red += it.body.as_deref().unwrap_or("").contains("[TELEPON]") as usize; } Err(d) => bad.push(d) }
    }
    println!("{n} items {} bad {raw} raw {red} phones {:?} {:?}", bad.len(), t.elapsed(), bad.first());
}
