/** Effects on messages of an agreement that ends and of files that are merged, parted or erased. */
@NullMarked
package fr.parvis.messages.reactions;

import org.jspecify.annotations.NullMarked;
