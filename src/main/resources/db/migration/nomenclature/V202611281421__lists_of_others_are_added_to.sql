-- A code of an outside list is added, or closed with its crosswalk; the lists themselves are nobody's to rewrite.
drop policy changed_by_the_network on nomenclature.outside_list;
drop policy changed_by_the_network on nomenclature.outside_code;
revoke update on nomenclature.outside_list, nomenclature.outside_code from ${app};
