/** What each event of visits adds to or takes from the figures. */
@NullMarked
package fr.parvis.statistics.reactions;

import org.jspecify.annotations.NullMarked;
