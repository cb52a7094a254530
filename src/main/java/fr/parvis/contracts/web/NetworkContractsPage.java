// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import java.util.List;

/** Sums of the contracts of each association, for the network's head. */
public record NetworkContractsPage(List<Row> rows, String total) {

    public record Row(String association, String running, String below, String over, String late, String amount) {}
}
