/** Reactions to cards that end. */
@NullMarked
package fr.parvis.skills.reactions;

import org.jspecify.annotations.NullMarked;
