# Quello che va detto di una scheda che sta molto più su nella chat.

far-of = ↑ <b>{ $account }</b>
far-named = ✅ Segnato: <b>{ $account }</b>.
