// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Paging;
import java.util.List;

/**
 * Workshops that the public may come to.
 *
 * @param point name of the point; empty for the whole network
 * @param here address of the list
 * @param calendar address of the same as a calendar
 */
public record PublicWorkshopsPage(String point, List<Row> rows, Paging paging, String here, String calendar) {

    /**
     * A cycle by its next session.
     *
     * @param place name of its point; empty on the page of that point
     * @param language empty for French
     * @param seats as a word
     */
    public record Row(
            String href,
            String title,
            String when,
            String place,
            String address,
            String goals,
            String language,
            String series,
            String seats) {}

    /**
     * The form of a cycle.
     *
     * @param here its address
     * @param id of the enrolment that it makes
     * @param dates of its sessions to come
     * @param full whether one would wait
     */
    public record Form(
            String here,
            String back,
            String title,
            String point,
            String address,
            String goals,
            String language,
            List<String> dates,
            String seats,
            boolean full,
            String id,
            List<Option> persons,
            String person,
            String phone,
            Problems problems) {}

    /**
     * An enrolment as who has its code sees it.
     *
     * @param state in a sentence
     * @param code empty where the address came in a message
     * @param offered whether it waits for an answer
     * @param leaves whether it can be given up
     */
    public record Own(
            String here,
            String title,
            String point,
            String address,
            List<String> dates,
            String state,
            String persons,
            String code,
            boolean offered,
            boolean leaves) {}
}
