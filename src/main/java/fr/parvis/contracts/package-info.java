// SPDX-License-Identifier: EUPL-1.2
/**
 * Contracts with funders: who pays for what, and how far each promise is kept.
 *
 * <p><b>Purpose</b>: an act recorded once is counted for all contracts that it belongs to and paid by one, with the reason in words.
 * <b>Owns</b>: contracts, their lines and dated rules, instalments, reports due, the attribution of acts and what people decided of it.
 * <b>Does not do</b>: acts (visits, activities), what is agreed on partners' lists (arrangements), the reports themselves. <b>Events out</b>:
 * {@link fr.parvis.contracts.ContractsSummarized}, in the transaction of the act. <b>Reacts to</b>: visits recorded, corrected and cancelled,
 * activities counted, points changed, themes moved.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "files::table",
            "runtime",
            "shell",
            "protection",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "partners",
            "visits",
            "activities",
            "rota"
        })
@NullMarked
package fr.parvis.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
