/** Effects on cards when something happens to persons. */
@NullMarked
package fr.parvis.sheets.reactions;

import org.jspecify.annotations.NullMarked;
