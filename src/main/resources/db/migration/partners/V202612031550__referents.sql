-- Whom mediators reach at a partner, as the partner itself says in its room: professional data, kept until the partner takes a name away.
create table partners.referent (
    id          uuid primary key,
    association uuid not null references access.association,
    partner     uuid not null references partners.partner,
    name        text not null check (length(name) between 2 and 120),
    -- what one asks them about, in words
    subject     text not null check (length(subject) between 2 and 200),
    phone       text check (length(phone) <= 30),
    email       text check (length(email) <= 254),
    hours       text check (length(hours) <= 200),
    -- lower case, without accents nor signs: what a search compares with
    plain       text not null,
    checked_on  date not null,
    version     int not null default 0,
    check (phone is not null or email is not null)
);
create index referent_of on partners.referent (association, partner, plain);

create trigger own_or_shared before insert or update of association, partner on partners.referent
    for each row execute function partners.own_or_shared();

-- The partner keeps them; the association that works for it reads them, and takes them away when the partner is closed.
alter table partners.referent enable row level security;
alter table partners.referent force row level security;
create policy own on partners.referent using (association =
    (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy partner_keeps on partners.referent using (
    partner = (select nullif(current_setting('parvis.partner', true), '')::uuid)
    and association = (select nullif(current_setting('parvis.partner_of', true), '')::uuid));
grant select, insert, update, delete on partners.referent to ${app};
