// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/** Waiting list of appointments, and the form for one more person. */
public record WaitPage(
        List<Row> rows, Form form, List<Option> motives, List<Option> points, String who, Problems problems) {

    /**
     * @param days between which they can come, and where
     * @param offer time offered, in words; empty while they wait
     * @param until end of the offer; empty while they wait
     * @param tel to call; empty where no telephone was given
     * @param closed whether nothing is offered any more: somebody has to tell them
     */
    public record Row(
            String id,
            String name,
            String file,
            String phone,
            String tel,
            String motive,
            boolean closed,
            String days,
            String offer,
            String until,
            String here) {
        public boolean isOffered() {
            return !offer.isEmpty();
        }
    }

    /** Values as they were typed. */
    public record Form(
            String id,
            String motive,
            String point,
            String from,
            String until,
            String person,
            String name,
            String phone) {}
}
