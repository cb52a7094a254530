// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class ContractsAddresses {
    public static final String CONTRACTS = "/bureau/conventions";

    private ContractsAddresses() {}

    public static String contract(UUID contract) {
        return CONTRACTS + "/" + contract;
    }
}
