// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Vouchers of a session, and the form of one.
 *
 * @param opens whether the session's day has come
 */
public record VouchersPage(
        String here,
        String title,
        String when,
        String back,
        boolean opens,
        List<Row> rows,
        List<Option> issuers,
        Map<String, String> sent,
        Problems problems) {

    /**
     * @param remove address that takes it back; empty once repayment was asked for
     * @param state empty while repayment was not asked for
     */
    public record Row(String id, String code, String issuer, String until, String remove, String state) {}

    /** Vouchers to ask repayment for, by issuer. */
    public record ToAsk(List<Issuer> issuers) {}

    /**
     * @param first day on which the first of them ends
     * @param seen identifiers of the vouchers, to be sent back
     */
    public record Issuer(String code, String name, int count, String first, String file, String seen) {}
}
