/** Reactions to cards that end, and to files of persons that are merged or erased. */
@NullMarked
package fr.parvis.skills.reactions;

import org.jspecify.annotations.NullMarked;
