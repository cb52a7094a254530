// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.HoursTold;
import fr.parvis.network.Timetables;
import java.util.Locale;

/** Opening hours in the words of a language. */
public interface HoursText {

    /** Now, the week, what is otherwise in the days that come. */
    HoursTold told(PointView point, Locale locale);

    /** @param hours in the syntax of OpenStreetMap, of a place whose department need not be known */
    Timetables.InWords of(String hours, Locale locale);
}
