// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.io.IOException;

/** The lines of a file, one after the other; the same {@link Row} is filled anew each time. */
interface Rows {
    /** Whether there was one more. */
    boolean next(Row row) throws IOException;
}
