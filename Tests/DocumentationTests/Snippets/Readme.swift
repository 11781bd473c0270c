import Parley

func readme() throws {
  enum Delegation {}

  let seat: EntityID<Delegation> = "geneva/ukraine"
  print("At the table:", seat)
}
