-- What a partner said that stands in no case is kept until somebody has seen it, and then for the usual time.
alter table referrals.message
    add column unseen  boolean not null default false,
    add column seen_on date;

-- Each link is mailed under an identifier of its own.
alter table referrals.referral add column links int not null default 0;
