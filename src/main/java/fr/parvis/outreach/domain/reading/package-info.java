/** Files of any partner's system, read row by row as text: what the rows mean is not known here. */
@NullMarked
package fr.parvis.outreach.domain.reading;

import org.jspecify.annotations.NullMarked;
