/** What happens to mandates when visits are named, corrected or taken back, and when files are merged, parted or erased. */
@NullMarked
package fr.parvis.mandates.reactions;

import org.jspecify.annotations.NullMarked;
