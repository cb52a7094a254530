-- The first letters of a token, by which its holder recognises it.
alter table access.token add column prefix text not null default '';
alter table access.token alter column prefix drop default;

-- The language an account chose for its screens; nothing: French, or what the browser was set to.
alter table access.account add column language text check (language in ('fr', 'en'));
