/** What cards and sheets are, and what may be done with them. */
@NullMarked
package fr.parvis.sheets.domain;

import org.jspecify.annotations.NullMarked;
