/** What happens to messages when an agreement ends and when files are merged, parted or erased. */
@NullMarked
package fr.parvis.messages.reactions;

import org.jspecify.annotations.NullMarked;
