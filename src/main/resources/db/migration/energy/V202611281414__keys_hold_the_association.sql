call access.bind_key('energy.unpaid_bill', 'unpaid_bill_case_file_fkey');
call access.bind_key('energy.budget', 'budget_case_file_fkey');

revoke delete on energy.unpaid_bill from ${app};
