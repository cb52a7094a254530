/** Reactions of cases when files of persons are merged, parted or erased. */
@NullMarked
package fr.parvis.cases.reactions;

import org.jspecify.annotations.NullMarked;
