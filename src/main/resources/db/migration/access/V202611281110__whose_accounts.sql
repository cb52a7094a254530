-- An association sees and changes its own accounts, the network all; anybody else the one account that the transaction names,
-- by its identifier (parvis.account) or, signing in, by its address (parvis.sign_in).
alter table access.account enable row level security;
alter table access.account force row level security;
create policy own on access.account
    using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy network on access.account using ((select current_setting('parvis.scope', true)) = 'network');
create policy partner on access.account for select using (
    partner = (select nullif(current_setting('parvis.partner', true), '')::uuid)
    and association = (select nullif(current_setting('parvis.partner_of', true), '')::uuid)
    and (select current_setting('parvis.scope', true)) = 'partner');
create policy named on access.account for select using (
    id = (select nullif(current_setting('parvis.account', true), '')::uuid)
    or email_key = (select nullif(current_setting('parvis.sign_in', true), '')));
create policy change_named on access.account for update
    using (id = (select nullif(current_setting('parvis.account', true), '')::uuid));

-- An account stays what it is and where it is: neither identifier, association nor partner is ever changed.
revoke update on access.account from ${app};
grant update (name, email, roles, status, totp_enabled_at, last_sign_in, version, language, team, credentials_version)
    on access.account to ${app};

-- Who acts as nobody, as a sign-in does, gives no role: only an association's people or the network do.
create function access.refuse_roles_from_outside() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if coalesce(current_setting('parvis.scope', true), '') not in ('association', 'network') then
        raise exception 'roles are given by an association or the network' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger refuse_roles_from_outside before update of roles on access.account
    for each row when (old.roles is distinct from new.roles) execute function access.refuse_roles_from_outside();

-- Hashes and secrets: the one account that the transaction names, whatever the scope.
alter table access.credential enable row level security;
alter table access.credential force row level security;
create policy named on access.credential
    using (account = (select nullif(current_setting('parvis.account', true), '')::uuid));
grant select, insert on access.credential to ${app};
grant update (password_hash, totp_secret, totp_last_step) on access.credential to ${app};
alter table access.read_out_code enable row level security;
alter table access.read_out_code force row level security;
create policy named on access.read_out_code
    using (account = (select nullif(current_setting('parvis.account', true), '')::uuid));
grant select, insert, delete on access.read_out_code to ${app};
grant update (code_hash, expires_at) on access.read_out_code to ${app};

-- The network's name is read by all, and written by the network alone.
alter table access.network enable row level security;
alter table access.network force row level security;
create policy read on access.network for select using (true);
create policy write on access.network for insert with check ((select current_setting('parvis.scope', true)) = 'network');
create policy change on access.network for update using ((select current_setting('parvis.scope', true)) = 'network');
revoke update on access.network from ${app};
grant update (name, known_browsers) on access.network to ${app};

-- One account by its identifier: for its name and, at each request, for who asks. The transaction names it no longer than this.
create function access.account_of(wanted uuid) returns setof access.account
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    before text := coalesce(current_setting('parvis.account', true), '');
begin
    perform set_config('parvis.account', wanted::text, true);
    return query select a.* from access.account a where a.id = wanted;
    perform set_config('parvis.account', before, true);
end $$;

-- The same by its address.
create function access.account_at(wanted text) returns setof access.account
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform set_config('parvis.sign_in', lower(wanted), true);
    return query select a.* from access.account a where a.email_key = lower(wanted);
    perform set_config('parvis.sign_in', '', true);
end $$;
