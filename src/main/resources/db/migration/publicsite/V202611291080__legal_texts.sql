-- What the public reads of the network itself: legal notice, privacy, accessibility. Each change adds a version; the last one is shown. Without
-- any, or without a body, the text that comes with Parvis is shown.
create table publicsite.legal_text (
    id          uuid primary key,
    page        text not null check (page in ('notice', 'privacy', 'accessibility')),
    body        text check (length(body) between 1 and 20000),
    -- how far the site keeps to the accessibility rules, when an audit has said so
    conformity  text check (conformity in ('full', 'partial', 'none')),
    written_by  uuid not null,
    written_at  timestamptz not null default clock_timestamp(),
    check (conformity is null or page = 'accessibility')
);
create index legal_text_by_page on publicsite.legal_text (page, written_at desc);

alter table publicsite.legal_text enable row level security;
alter table publicsite.legal_text force row level security;
create policy read on publicsite.legal_text for select using (true);
create policy write on publicsite.legal_text for insert with check ((select current_setting('parvis.scope', true)) = 'network');
grant select on publicsite.legal_text to ${app};
grant insert (id, page, body, conformity, written_by) on publicsite.legal_text to ${app};
