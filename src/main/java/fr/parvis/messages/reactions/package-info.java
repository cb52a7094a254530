/** Effects on messages of an agreement that ends. */
@NullMarked
package fr.parvis.messages.reactions;

import org.jspecify.annotations.NullMarked;
