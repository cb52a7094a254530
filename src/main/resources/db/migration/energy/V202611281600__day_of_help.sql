-- When the fund last helped with a bill of this supplier: sources part on whether help of more than a year ago still protects.
alter table energy.unpaid_bill
    add column helped_on date,
    add check (helped_on is null or helped_before = 'yes');
