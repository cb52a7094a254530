/** What happens to cards and files of persons that paths belong to. */
@NullMarked
package fr.parvis.skills.reactions;

import org.jspecify.annotations.NullMarked;
