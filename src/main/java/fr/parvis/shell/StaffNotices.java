// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.List;

/** Notices that must be seen on whatever page one works on, as long as it lasts: an alarm. Modules contribute it as a bean. */
public interface StaffNotices {

    /**
     * @param kind danger, warning or info
     * @param href address where one deals with it
     */
    record Standing(String kind, String text, String href, String label) {}

    /** Asked at each page of the staff: a look along an index, and nothing most of the time. */
    List<Standing> of(Viewer who);
}
