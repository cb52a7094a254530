/** What happens to referrals when files are merged, parted or erased, or an agreement is withdrawn. */
@NullMarked
package fr.parvis.referrals.reactions;

import org.jspecify.annotations.NullMarked;
