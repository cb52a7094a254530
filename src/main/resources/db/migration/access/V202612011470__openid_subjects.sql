-- Whom of the identity provider an account belongs to: a hash of the provider's address and of its name for that person. Seen where the
-- transaction names the account (parvis.account) or, signing in, the person (parvis.openid).
create table access.openid_subject (
    account     uuid primary key references access.account,
    subject_key text not null unique,
    bound_at    timestamptz not null
);
alter table access.openid_subject enable row level security;
alter table access.openid_subject force row level security;
create policy named on access.openid_subject
    using (account = (select nullif(current_setting('parvis.account', true), '')::uuid));
create policy signing_in on access.openid_subject for select
    using (subject_key = (select nullif(current_setting('parvis.openid', true), '')));
grant select, insert on access.openid_subject to ${app};

-- The account of a person of the provider. The transaction names the person no longer than this.
create function access.account_by_openid(wanted text) returns uuid
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    found_account uuid;
begin
    perform set_config('parvis.openid', wanted, true);
    select o.account into found_account from access.openid_subject o where o.subject_key = wanted;
    perform set_config('parvis.openid', '', true);
    return found_account;
end $$;
