create schema publicsite;
grant usage on schema publicsite to ${app};

-- How often each page of the public was opened on a day. Of nobody: neither address, nor cookie, nor what was looked for.
create table publicsite.visit (
    day   date not null,
    page  text not null check (length(page) <= 200),
    times bigint not null check (times > 0),
    primary key (day, page)
);
grant select, insert, update on publicsite.visit to ${app};
