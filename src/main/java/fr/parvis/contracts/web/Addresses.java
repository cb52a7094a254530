// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.contracts.ContractsAddresses;
import fr.parvis.contracts.domain.ActKey;
import java.util.UUID;

/** Addresses of the pages of contracts. */
final class Addresses {
    static final String CONTRACTS = ContractsAddresses.CONTRACTS;
    static final String FILE = CONTRACTS + "/suivi.{format}";
    static final String CONFLICTS = CONTRACTS + "/conflits";
    static final String NETWORK = CONTRACTS + "/reseau";
    static final String NEW = CONTRACTS + "/nouvelle";
    static final String CONTRACT = CONTRACTS + "/{id}";
    static final String EDIT = CONTRACT + "/modifier";
    static final String ACTS = CONTRACT + "/actes";
    static final String ACTS_FILE = CONTRACT + "/actes.{format}";
    static final String NEW_LINE = CONTRACT + "/lignes/nouvelle";
    static final String LINES = CONTRACT + "/lignes";
    static final String LINE = LINES + "/{line}";
    static final String REMOVE_LINE = LINE + "/retirer";
    static final String RESTORE_LINE = LINE + "/remettre";
    static final String INSTALMENTS = CONTRACT + "/versements";
    static final String INSTALMENT = INSTALMENTS + "/{part}/{what}";
    static final String REPORTS = CONTRACT + "/bilans";
    static final String REPORT = REPORTS + "/{report}/{what}";
    static final String ACT = CONTRACTS + "/actes/{kind}/{act}";
    static final String TAKE_BACK = ACT + "/reprendre";

    private Addresses() {}

    static String contract(UUID id) {
        return ContractsAddresses.contract(id);
    }

    static String line(UUID contract, UUID line) {
        return contract(contract) + "/lignes/" + line;
    }

    static String act(ActKey act) {
        return CONTRACTS + "/actes/" + act.kind().code() + "/" + act.id();
    }
}
