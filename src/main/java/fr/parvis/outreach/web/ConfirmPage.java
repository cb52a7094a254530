// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import java.util.List;

/** Page of what may be confirmed today. */
public record ConfirmPage(List<Line> lines) {

    /** A solution whose day has come. */
    public record Line(String id, String href, String code, String place, String what, String planned) {}
}
