# Quello che non si può più, chi c’era già, quello che un file non tocca.

undo-too-late = Sono passati più di { $days } giorni, o quei dati sono stati cancellati: qui non si torna più indietro.

## Una persona nuova che c’era già

choice-person-known = { $name } c’è già
doubt-person-known = ❓ Chi è «{ $said }»?
doubt-person-known-none = Non conosco nessuno che le somigli. Rispondi a questo messaggio con il nome giusto.

## Quello che un file non tocca

load-kept = { $count ->
    [one] ✋ { $count } valore deciso in chat resta com’è: { $what }
   *[other] ✋ { $count } valori decisi in chat restano come sono: { $what }
}
load-kept-role = ruoli
load-kept-team = squadre
load-kept-owner = chi segue i clienti
load-kept-left = chi è stato tolto
load-kept-other = altri dati
