// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import java.util.UUID;

/** Addresses of the pages of reports. */
final class Addresses {
    static final String REPORTS = "/bureau/rapports";
    static final String NEW = REPORTS + "/nouveau";
    static final String REPORT = REPORTS + "/{id}";
    static final String EDIT = REPORT + "/textes";
    static final String FREEZE = REPORT + "/figer";
    static final String RENEW = REPORT + "/version";
    static final String DELETE = REPORT + "/supprimer";
    static final String SEND = REPORT + "/envoi";
    static final String FILE = REPORT + "/rapport.{format}";

    private Addresses() {}

    static String of(UUID report) {
        return REPORTS + "/" + report;
    }

    static String section(UUID report, int section) {
        return of(report) + (section == 1 ? "" : "?partie=" + section);
    }

    static String edit(UUID report) {
        return of(report) + "/textes";
    }

    static String send(UUID report) {
        return of(report) + "/envoi";
    }

    static String file(UUID report, String format) {
        return of(report) + "/rapport." + format;
    }
}
